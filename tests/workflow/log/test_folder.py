"""An export as a folder: whole by its schema, and no file of it can be changed, dropped or added unseen."""

from __future__ import annotations

import html.parser
import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
import rfc8785
from jsonschema import Draft202012Validator

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.log_filter import LogFilter
from cds_app.environment import paths
from cds_app.reporting.folder_list import PARTS
from cds_app.reporting.folder_verification import (
    LIST,
    check_files,
    leaves,
    need_same,
    page_lines,
    read_list,
    shown,
    verify_folder,
)
from cds_app.reporting.verification import Bad
from cds_app.workflow.export_folder import export_folder
from cds_app.workflow.export_log import export_log
from cds_app.workflow.verify_log import verify_log
from tests.support.world import PASSPHRASE, SHOWCASE, reopen
from tests.workflow.log.conftest import COMMENT

TOLD = {"purpose": "yearly <b>audit</b>", "recipient": "the auditor", "confirm": PASSPHRASE}


@pytest.fixture(scope="module")
def made(template, tmp_path_factory):
    """One folder with an earlier export behind it; nobody changes it."""
    source, surroundings = template
    place = tmp_path_factory.mktemp("folder")
    session = reopen(Path(shutil.copytree(source, place / "store")), surroundings)
    export_log(session, place / "earlier.jsonl", **TOLD)
    result = export_folder(session, place / "export", **TOLD)
    events = [entry for _, _, entry in session.store.entries()]
    session.close()
    return result, events


@pytest.fixture
def copy(made, tmp_path):
    return Path(shutil.copytree(made[0].folder, tmp_path / "copy"))


def listed(folder):
    return read_list((folder / LIST).read_bytes())["manifest"]


# --- what is in it ----------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-16")
def test_the_signed_list_is_valid_by_its_schema_and_names_every_part(made):
    schema = json.loads(paths.resource("verifier/manifest.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    signed = json.loads((made[0].folder / LIST).read_bytes())
    Draft202012Validator(schema).validate(signed)
    files = {one["path"]: one["part"] for one in signed["manifest"]["files"]}
    assert {**PARTS, **{name: "card" for name in files if name.startswith("models/")}} == files
    for part in {one["part"] for one in signed["manifest"]["files"]} - {
        "page",
        "table",
        "fhir",
        "feedback",
        "personal",
    }:
        fewer = [one for one in signed["manifest"]["files"] if one["part"] != part]
        without = {**signed, "manifest": {**signed["manifest"], "files": fewer}}
        assert not Draft202012Validator(schema).is_valid(without), part


@pytest.mark.requirement("AUD-16")
def test_each_explaining_file_says_what_the_store_knows(made):
    result, events = made
    folder = result.folder
    read = {name: json.loads((folder / name).read_bytes()) for name in PARTS if name.endswith(".json")}
    enrolled = [e for e in events if e["event"] == "key_enrolled"]
    assert [key["enrolment"] for key in read["keys.json"]["keys"]] == enrolled
    assert [key["retirement"] for key in read["keys.json"]["keys"]] == [None] * len(enrolled)
    first = json.loads((folder.parent / "earlier.jsonl").read_text(encoding="utf-8").splitlines()[-1])["checkpoint"]
    (proof,) = read["proofs.json"]["proofs"]
    assert (proof["size"], proof["head"]) == (first["size"], first["head"])
    assert read["checkpoint.json"]["checkpoint"] == {**first, **read["checkpoint.json"]["checkpoint"]}
    assert read["policy.json"]["sha256"] == next(
        e["data"]["policy_sha256"] for e in events if "policy_sha256" in e["data"]
    )
    given = {r["code"] for e in events if "statement" in e["data"] for r in e["data"]["statement"]["reasons"]}
    assert given <= {reason["code"] for reason in read["reasons.json"]["sign_off"]}
    (bundle,) = json.loads((folder / "models/bundles.json").read_bytes())["bundles"]
    statement = next(e["data"]["statement"] for e in events if e["event"] == "decision_signed")
    assert (bundle["id"], bundle["sha256"]) == (statement["bundle"]["id"], statement["bundle"]["sha256"])
    assert (folder / bundle["card"]).read_text(encoding="utf-8").strip()


@pytest.mark.requirement("AUD-16")
def test_the_dictionary_explains_every_entry_and_field_of_the_log(made):
    words = json.loads((made[0].folder / "data_dictionary.json").read_bytes())
    assert set(words["events"]) == {str(kind) for kind in EventKind}
    for entry in made[1]:
        assert entry.keys() == words["entry"].keys()
        assert not entry["data"].keys() - words["events"][entry["event"]]["fields"].keys(), entry["event"]
        for name in (name for name, _ in leaves(entry["data"].get("statement", {"record_id": ""}))):
            assert name.split(".")[0] in words["statement"], name


def test_the_explanation_names_every_file(made):
    said = (made[0].folder / "README.txt").read_text(encoding="utf-8")
    for path in listed(made[0].folder)["files"]:
        assert path["path"] in said or path["path"].startswith("models/"), path["path"]


class _Cells(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.cells, self.tags = [], set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name in ("src", "href")]

    def handle_data(self, data):
        self.cells.append(data)


@pytest.mark.requirement("AUD-22")
@pytest.mark.requirement("AUD-26")
def test_the_page_holds_every_signed_field_and_nothing_in_it_acts(made):
    page = (made[0].folder / "log.html").read_text(encoding="utf-8")
    read = _Cells()
    read.feed(page)
    assert read.tags <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "table", "tr", "th", "td",
    }  # fmt: skip
    assert "default-src 'none'" in page
    assert COMMENT in read.cells
    for entry in (e for e in made[1] if e["event"] == "decision_signed"):
        for name, value in leaves(entry["data"]):
            if value not in ("", None):
                place = read.cells.index(name)
                assert html.unescape(shown(value)) in read.cells[place:], name


def test_signs_that_cannot_be_seen_are_written_as_their_numbers():
    assert shown("a\u202eb\0<i>'") == "a\\u202eb\\u0000&lt;i&gt;&#x27;"
    assert shown(["\u200b"]) == "[&quot;\\u200b&quot;]"
    assert (shown(None), shown(True), shown(-5)) == ("null", "true", "-5")


def test_a_folder_of_a_part_shows_withheld_entries_as_such_and_no_pseudonym(practice, tmp_path):
    result = export_folder(practice.session, tmp_path / "part", only=LogFilter(record_id=practice.records[0]), **TOLD)
    assert verify_folder(result.folder).withheld == result.withheld > 3
    page = (result.folder / "log.html").read_text(encoding="utf-8")
    assert page.count("· withheld</h3>") == result.withheld
    for path in result.folder.rglob("*.*"):
        content = path.read_text(encoding="utf-8")
        assert SHOWCASE not in content, path.name
        assert practice.records[1] not in content, path.name


def test_what_policy_closed_is_not_in_the_folder(practice, tmp_path):
    for number, (policy, closed) in enumerate((
        ({"export_formats": ("csv",)}, ("fhir", "feedback")),
        ({"absolute_numbers": "hidden"}, (".csv", "log.html")),
    )):  # fmt: skip
        result = export_folder(practice.reopened(**policy), tmp_path / str(number), **TOLD)
        names = {one["path"] for one in listed(result.folder)["files"]} - {"log.feedback.csv"}
        assert names < PARTS.keys() | {name for name in names if name.startswith("models/")}
        assert not {name for name in names if any(word in name for word in closed)}
        assert verify_folder(result.folder).exit_code == 0


# --- whole or not at all -----------------------------------------------------------------------------------------


def test_a_folder_that_is_there_is_left_alone_and_is_no_disclosure(practice, tmp_path):
    size = len(practice.events())
    (tmp_path / "there").mkdir()
    with pytest.raises(CdsError) as error:
        export_folder(practice.session, tmp_path / "there", **TOLD)
    assert (error.value.code, len(practice.events())) == ("export_exists", size)


@pytest.mark.parametrize("error", [OSError(28, "full"), CdsError("export_not_writable", path="x")])
def test_a_folder_that_fails_at_the_end_leaves_nothing(practice, tmp_path, monkeypatch, error):
    import cds_app.workflow.export_folder as module

    def fail(*_args, **_kwargs):
        raise error

    monkeypatch.setattr(module, "write_list", fail)
    with pytest.raises(CdsError) as raised:
        export_folder(practice.session, tmp_path / "export", **TOLD)
    assert raised.value.code == "export_not_writable"
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


@pytest.mark.requirement("AUD-24")
def test_a_folder_asks_and_tells_what_a_file_does(practice, tmp_path):
    with pytest.raises(CdsError) as error:
        export_folder(practice.session, tmp_path / "export", **{**TOLD, "confirm": "wrong"})
    assert error.value.code == "passphrase_wrong"
    export_folder(practice.session, tmp_path / "export", **TOLD)
    told = practice.events()[-1]
    assert (told["event"], told["data"]["formats"][-1]) == ("log_exported", "folder")


# --- what the verifier says --------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-16")
@pytest.mark.requirement("AUD-18")
def test_the_folder_is_checked_by_itself_without_the_program_and_is_not_touched(copy, made):
    earlier = made[0].folder.parent / "earlier.jsonl"
    words = [sys.executable, "-s", "-S", "verify_folder.py", ".", "--anchor", str(earlier)]
    found = subprocess.run(words, cwd=copy, env={}, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("Anchored")
    assert verify_log(copy, earlier).status == "anchored"
    assert verify_log(copy).status == verify_log(copy / LIST).status == "consistent, not anchored"


@pytest.mark.requirement("AUD-16")
def test_a_file_that_is_missing_changed_or_added_is_named(copy):
    for one in [*listed(copy)["files"], {"path": LIST}]:
        path = copy / one["path"]
        content = path.read_bytes()
        path.unlink()
        found = verify_folder(copy)
        assert (found.status, one["path"] in found.sentence) == ("incomplete", True), found.sentence
        path.write_bytes(content[:-1])
        found = verify_folder(copy)
        assert found.exit_code in (10, 11, 12)
        assert one["path"] in found.sentence or one["path"] in ("log.jsonl",) or path.suffix == ".csv", found.sentence
        path.write_bytes(content)
    for name in ("more.txt", "models/more.md", ".hidden"):
        (copy / name).write_text("", encoding="utf-8")
        found = verify_folder(copy)
        assert (found.status, name in found.sentence) == ("altered", True)
        (copy / name).unlink()
    (copy / "log.html").rename(copy.parent / "elsewhere.html")
    (copy / "log.html").symlink_to(copy.parent / "elsewhere.html")
    assert verify_folder(copy).status == "altered"


@pytest.mark.requirement("AUD-16")
@pytest.mark.requirement("AUD-20")
def test_no_byte_of_any_file_can_be_flipped_unseen(made):
    """Every byte of the small files, and of each large one as many, spread over all of it."""
    for one in listed(made[0].folder)["files"]:
        content = bytearray((made[0].folder / one["path"]).read_bytes())
        need_same(one["path"], [content], one)
        for place in range(0, len(content), max(1, len(content) // 500)):
            content[place] ^= 1
            with pytest.raises(Bad, match=r"is not the one that was exported"):
                need_same(one["path"], [content], one)
            content[place] ^= 1


@pytest.mark.requirement("AUD-16")
@pytest.mark.requirement("AUD-20")
def test_no_byte_of_the_signed_list_can_be_flipped_unseen(made, monkeypatch):
    """Hashes are compared and not computed anew for each flip; everything else is as it is."""
    from cds_app.reporting import folder_verification as module

    folder = made[0].folder
    found, head = verify_folder(folder), module._head(folder / "log.jsonl")
    content, same = bytearray((folder / LIST).read_bytes()), listed(folder)["files"]

    def judge(data):
        signed = read_list(bytes(data))
        if signed["manifest"]["files"] != same:
            raise Bad("altered", "a file", None)
        module.check_signature(signed, head, found, None)

    judge(content)
    for place in range(len(content)):
        content[place] ^= 1
        with pytest.raises(Bad):
            judge(content)
        content[place] ^= 1


def test_a_list_whose_entries_point_out_of_the_folder_is_refused(copy):
    for name in ("../log.jsonl", "/etc/passwd", "a//b", "", ".hidden", "a\\b"):
        signed = json.loads((copy / LIST).read_bytes())
        signed["manifest"]["files"][0]["path"] = name
        with pytest.raises(Bad):
            read_list(json.dumps(signed, sort_keys=True, separators=(",", ":")).encode() + b"\n")


def test_the_list_of_another_folder_or_of_a_stranger_does_not_pass(copy, practice, tmp_path):
    other = export_folder(practice.session, tmp_path / "other", **TOLD)
    for name in (one["path"] for one in listed(other.folder)["files"]):
        if name != "log.jsonl":
            shutil.copy(other.folder / name, copy / name)
    (copy / LIST).write_bytes((other.folder / LIST).read_bytes())
    assert verify_folder(copy).exit_code == 10
    key = json.loads((other.folder / "log.jsonl").read_bytes().splitlines()[0])["keys"]
    installation = next(one for one in key if one["kind"] == "installation")
    assert verify_folder(other.folder, trusted_key=installation["public_key"]).exit_code == 0
    assert verify_folder(other.folder, trusted_key="A" * 43 + "=").status == "untrusted key"


@pytest.mark.requirement("AUD-21")
@pytest.mark.parametrize("name", ["log.html", "checkpoint.json", "proofs.json", "log.decisions.csv"])
def test_what_is_made_from_the_entries_is_made_again_even_when_the_list_was_signed_anew(copy, practice, name):
    """Somebody who can use the installation's key edits a copy and signs the list again."""
    path = copy / name
    content = path.read_bytes()
    edits = {"proofs.json": content.replace(b'"head": "', b'"head": "0', 1)[:-1] + b"\n"}
    path.write_bytes(edits.get(name, content.replace(b"20", b"21", 1)))
    signed = json.loads((copy / LIST).read_bytes())
    for one in signed["manifest"]["files"]:
        if one["path"] == name:
            one["sha256"], one["size"] = sha256(path.read_bytes()).hexdigest(), path.stat().st_size
    check_files(copy, signed["manifest"]["files"])
    signed["key_id"], signed["signature"] = practice.session.store.sign_checkpoint(rfc8785.dumps(signed["manifest"]))
    (copy / LIST).write_bytes(rfc8785.dumps(signed) + b"\n")
    found = verify_folder(copy)
    assert (found.status, name in found.sentence) == ("altered", True), found.sentence


def test_the_page_is_made_of_the_log_alone(made):
    made_again = "".join(page_lines(made[0].path))
    assert made_again == (made[0].folder / "log.html").read_text(encoding="utf-8")
