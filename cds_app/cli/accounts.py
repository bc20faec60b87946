"""`init-store`, `users` (add, list, disable, erase, roles, reset) and `change-passphrase`."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from cds_app.cli.answers import DONE, Arguments, passphrase_of, report, say_error, with_session
from cds_app.cli.commands import Commands
from cds_app.domain.roles import ROLES
from cds_app.workflow.session import Session, Surroundings, create_session


def add_commands(commands: Commands) -> None:
    person(commands.add("init-store", init_store, "New encrypted store and its first user.", store=True))
    users = commands.group("users", "Accounts and roles.")
    command = users.add("add", users_add, "Add an account.", store=True)
    command.add_argument("--name", required=True, help="the new person's user name")
    command.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="otherwise it is asked for")
    person(command)
    users.add("list", users_list, "List accounts.", store=True)
    command = users.add("disable", users_disable, "Close an account.", store=True)
    command.add_argument("--name", required=True, help="whose account")
    command = users.add("erase", users_erase, "Erase what stands beside the log about a closed account.", store=True)
    command.add_argument("--name", required=True, help="whose account; it has to be closed")
    command = users.add("roles", users_roles, "Give somebody other roles.", store=True)
    command.add_argument("--name", required=True, help="whose account")
    command.add_argument("--roles", required=True, metavar="LIST", help=f"comma-separated: {', '.join(ROLES)}")
    command = users.add("reset", users_reset, "A new passphrase for somebody who has forgotten theirs.", store=True)
    command.add_argument("--name", required=True, help="whose passphrase")
    command.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="otherwise it is asked for")
    command = commands.add("change-passphrase", change_passphrase, "Change your own passphrase.", store=True)
    command.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="otherwise it is asked for")


def person(command: argparse.ArgumentParser) -> None:
    command.add_argument("--display-name", required=True, metavar="TEXT", help="the name printed with signatures")
    command.add_argument("--roles", required=True, metavar="LIST", help=f"comma-separated: {', '.join(ROLES)}")
    command.add_argument("--credential", default="", metavar="TEXT", help="for example: MD, psychiatry")


def init_store(args: Arguments) -> int:
    from cds_app.workflow.manage_users import check_display_name, check_roles

    roles = roles_of(args)
    check_roles(roles)
    check_display_name(args.display_name)
    if "administrator" not in roles:
        say_error("Note: nobody in this store is an administrator, so no further account can be added to it.")
    session = create_session(
        Surroundings.of_this_machine(),
        args.store,
        name=args.user,
        display_name=args.display_name,
        credential=args.credential,
        roles=roles,
        passphrase=passphrase_of(args.passphrase_file, "New passphrase: ", repeat=True),
        surface="command_line",
    )
    installation, user = session.store.installation, session.user
    session.close()
    report(
        args,
        {"store": str(args.store), "installation": installation, "user_id": user.user_id, "roles": list(roles)},
        f"Created an encrypted store in {args.store}; {user.display_name} is its first user.",
    )
    return DONE


def users_add(args: Arguments) -> int:
    from cds_app.workflow.manage_users import add_user

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        user = add_user(
            session,
            name=args.name,
            display_name=args.display_name,
            credential=args.credential,
            roles=roles_of(args),
            passphrase=passphrase_of(args.new_passphrase_file, f"New passphrase for {args.name}: ", repeat=True),
            confirm=own,
        )
        report(args, {"user_id": user.user_id, "name": user.name}, f"{user.display_name} can now sign in.")
        return DONE

    return with_session(args, work, passphrase=own)


def users_list(args: Arguments) -> int:
    from cds_app.workflow.manage_users import list_users

    def work(session: Session) -> int:
        users = list_users(session)
        text = "\n".join(
            f"{u.name:20} {u.display_name:30} {', '.join(u.roles)}{'' if u.enabled else '  (disabled)'}" for u in users
        )
        report(args, {"users": [asdict(u) for u in users]}, text)
        return DONE

    return with_session(args, work)


def users_disable(args: Arguments) -> int:
    from cds_app.workflow.manage_users import disable_user

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        disable_user(session, args.name, own)
        text = f"{args.name} can no longer sign in, and the store has a new key."
        report(args, {"disabled": args.name, "rekey_due": session.store.rekey_due()}, text)
        return DONE

    return with_session(args, work, passphrase=own)


def users_erase(args: Arguments) -> int:
    from cds_app.workflow.erase_personal import erase_personal

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        erased = erase_personal(session, args.name, own)
        report(args, {"erased": args.name, "entries": list(erased)}, f"{_ERASED.format(count=len(erased))}\n{_STAYS}")
        return DONE

    return with_session(args, work, passphrase=own)


_ERASED = "Erased beside {count} entries of the log: user name, printed name and credential."
_STAYS = """The log is as whole as before. The printed name stays in signed decisions, with keys and in the first
line of exports. The list of people keeps the account, since a name is never given twice. Backups and
exports made before still hold what was erased; so do entries that earlier versions of the program wrote."""


def users_roles(args: Arguments) -> int:
    from cds_app.workflow.manage_users import change_roles

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        user = change_roles(session, args.name, roles_of(args), own)
        text = f"{user.display_name} now holds: {', '.join(user.roles)}."
        report(args, {"name": user.name, "roles": list(user.roles)}, text)
        return DONE

    return with_session(args, work, passphrase=own)


def users_reset(args: Arguments) -> int:
    from cds_app.workflow.manage_users import reset_passphrase

    own = passphrase_of(args.passphrase_file, "Passphrase: ")
    new = passphrase_of(args.new_passphrase_file, f"New passphrase for {args.name}: ", repeat=True)

    def work(session: Session) -> int:
        user = reset_passphrase(session, args.name, new, own)
        report(args, {"reset": user.name}, f"{user.display_name} signs in with the new passphrase from now on.")
        return DONE

    return with_session(args, work, passphrase=own)


def change_passphrase(args: Arguments) -> int:
    from cds_app.workflow.change_passphrase import change_passphrase as use_case

    old = passphrase_of(args.passphrase_file, "Passphrase: ")
    new = passphrase_of(args.new_passphrase_file, "New passphrase: ", repeat=True)

    def work(session: Session) -> int:
        use_case(session, old, new)
        report(args, {"changed": True}, "The passphrase is changed. The old one no longer opens the store.")
        return DONE

    return with_session(args, work, passphrase=old)


def roles_of(args: Arguments) -> tuple[str, ...]:
    return tuple(role.strip() for role in args.roles.split(",") if role.strip())
