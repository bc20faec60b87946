"""Two papers of a release: the problems that are known, each with a decision, and the scenarios of use that are run.

`python -m tests.support.release_papers` writes `resources/help/known_problems.html` and `scenarios.html` from
`resources/assurance/known_problems.json` and `use_scenarios.json`, and tells what does not hold together.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from tests.support.trace import ASSURANCE, ROOT, Case, cases, hazards

DECISIONS = {
    "released": "Released as it is.",
    "released_with_notice": "Released, and told to whoever uses it.",
    "held_back": "This part is not released for use with patients.",
    "kept_out": "Kept out of the program.",
}
SHOWN_BY_A_TEST = ("kept_out",)
"""Decisions that a test has to show."""


def known_problems(root: Path = ROOT) -> tuple[dict[str, Any], ...]:
    return tuple(_read(root, "known_problems"))


def scenarios(root: Path = ROOT) -> tuple[dict[str, Any], ...]:
    return tuple(_read(root, "use_scenarios"))


def gaps(root: Path = ROOT) -> list[str]:
    """Everything that does not hold together, each in a sentence; empty when all does."""
    every, of_hazards = {test.id for test in cases(root)}, {hazard["id"] for hazard in hazards(root)}
    return [*_gaps_of_problems(root, every, of_hazards), *_gaps_of_scenarios(root, every, of_hazards)]


def _gaps_of_problems(root: Path, every: set[str], of_hazards: set[str]) -> Iterator[str]:
    for problem in known_problems(root):
        name = problem["id"]
        if problem["decision"] not in DECISIONS or not problem["why"].strip():
            yield f"{name} has no decision, or no reason for it"
        if not problem["hazards"] or set(problem["hazards"]) - of_hazards:
            yield f"{name} names no hazard, or one that is not listed"
        if problem["decision"] in SHOWN_BY_A_TEST and problem.get("test") not in every:
            yield f"{name} is kept out, and no test shows it"


def _gaps_of_scenarios(root: Path, every: set[str], of_hazards: set[str]) -> Iterator[str]:
    tried: set[str] = set()
    for scenario in scenarios(root):
        name = scenario["id"]
        tried |= set(scenario["hazards"])
        if not scenario["hazards"] or set(scenario["hazards"]) - of_hazards:
            yield f"{name} names no hazard, or one that is not listed"
        if scenario["run"] not in every:
            yield f"{name}: there is no test {scenario['run']}"
        if not all(scenario[field].strip() for field in ("who", "does", "accepted")):
            yield f"{name} does not say who does what, and when it is accepted"
    yield from (f"no scenario tries {hazard}" for hazard in sorted(of_hazards - tried))


def problems_page(root: Path = ROOT) -> str:
    """The known problems as a page of the help."""
    body = [
        "<h1>Known problems of this release</h1>",
        '<p class="lead">What does not work as it should, or does less than one might think. Each has a decision '
        "about the harm it can do, the reason for the decision, and the hazards that it touches.</p>",
    ]
    for problem in known_problems(root):
        body.append(f"<h2>{problem['id']}</h2>")
        body.append(f"<p>{_words(problem['problem'])}</p>")
        body.append(f"<p>Decision: {DECISIONS[problem['decision']]} {_words(problem['why'])}</p>")
        if problem["site"]:
            body.append(f"<p>For the site: {_words(problem['site'])}</p>")
        shown = f" Shown by {_test(problem['test'])}." if problem.get("test") else ""
        body.append(f"<p>Hazards: {_links(problem['hazards'])}.{shown}</p>")
    return _page(body)


def scenarios_page(root: Path = ROOT) -> str:
    """The scenarios of use as a page of the help."""
    body = [
        "<h1>How use was tried</h1>",
        '<p class="lead">Each scenario is a task of a person, run by a script before every release. It says when it '
        "counts as passed, and which hazards it tries. No study with people was made.</p>",
    ]
    for scenario in scenarios(root):
        body.append(f"<h2>{scenario['id']}. {_words(scenario['does'])}</h2>")
        body.append(f"<p>Who: {_words(scenario['who'])}. Hazards: {_links(scenario['hazards'])}.</p>")
        body.append(f"<p>Passed when: {_words(scenario['accepted'])}</p>")
        body.append(f"<p>Run by {_test(scenario['run'])}.</p>")
    return _page(body)


PAGES = {"known_problems": problems_page, "scenarios": scenarios_page}


def stale(root: Path = ROOT) -> list[str]:
    """The pages that are not what the data say now."""
    return [
        name
        for name, make in PAGES.items()
        if not (file := root / "resources/help" / f"{name}.html").is_file()
        or file.read_text(encoding="utf-8") != make(root)
    ]


def main(root: Path = ROOT) -> int:
    for name, make in PAGES.items():
        (root / "resources/help" / f"{name}.html").write_text(make(root), encoding="utf-8", newline="\n")
    said = gaps(root)
    print("\n".join(said) or f"{len(known_problems(root))} known problems, {len(scenarios(root))} scenarios.")
    return 1 if said else 0


def _words(text: str) -> str:
    return escape(text, quote=False)


def _test(name: str) -> str:
    test = Case(*name.split("::"))
    return f"{test.file}: {test.words}"


def _links(names: list[str]) -> str:
    return ", ".join(f'<a href="hazards.html">{name}</a>' for name in names)


def _page(body: list[str]) -> str:
    return "<html><body>\n" + "\n".join(body) + "\n</body></html>\n"


def _read(root: Path, name: str) -> Any:
    return json.loads((root / ASSURANCE / f"{name}.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
