"""The bill of materials of a release: every package of the lock and every model bundle, as CycloneDX JSON.

    python -m installer.sbom --output FILE

It is made when a release is packaged and not kept in the repository: it holds nothing that the lock, the words of
`third_party.json` and the bundles do not hold. Two runs on the same files give the same bytes: the serial number comes
from the content, and the time from SOURCE_DATE_EPOCH where it is set, else it is left at the newest bundle's day.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tomllib
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.contact import OrganizationalEntity
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from cds_app import __version__
from installer.third_party import PROGRAM, ROOT, Package, packages

BUNDLES = ROOT / "models" / "bundles"
SHARED = ("basis", "basis_code", "created", "expires", "developer", "intended_use", "eligibility")
"""What a bundle's entry says in the words of its manifest, and so of its card."""
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, "cds-app bill of materials")


def bill(found: Iterable[Package], bundles: Path = BUNDLES) -> Bom:
    """The bill of materials as a value."""
    program = Component(name="cds-app", version=__version__, type=ComponentType.APPLICATION, bom_ref="cds-app")
    libraries = {package: _library(package) for package in found}
    models = [_model(folder) for folder in sorted(bundles.iterdir()) if (folder / "manifest.json").is_file()]
    bom = Bom(components=[*libraries.values(), *models])
    bom.metadata.component = program
    bom.metadata.timestamp = _moment(models)
    direct = _direct()
    bom.register_dependency(program, [c for p, c in libraries.items() if p.name in direct] + models)
    bom.serial_number = _NAMESPACE
    bom.serial_number = uuid.uuid5(_NAMESPACE, bill_json(bom))
    return bom


def bill_json(bom: Bom) -> str:
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _library(package: Package) -> Component:
    marked = [Property(name="cds-app:part", value=package.part)]
    if package.where:
        marked.append(Property(name="cds-app:where", value=package.where))
    return Component(
        name=package.name,
        version=package.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"pkg:pypi/{package.name}@{package.version}",
        purl=PackageURL(type="pypi", name=package.name, version=package.version),
        licenses=[LicenseFactory().make_from_string(package.licence)],
        description=package.purpose,
        scope=ComponentScope.REQUIRED if package.part == PROGRAM else ComponentScope.EXCLUDED,
        properties=marked,
    )


def _model(folder: Path) -> Component:
    """One bundle: its manifest's hash is what signed decisions name."""
    content = (folder / "manifest.json").read_bytes()
    manifest: dict[str, Any] = json.loads(content)
    features = ", ".join(feature["name"] for feature in manifest["features"])
    said = {**{key: manifest[key] for key in SHARED}, "features": features, "outcomes": ", ".join(manifest["outcomes"])}
    return Component(
        name=manifest["id"],
        version=manifest["version"],
        type=ComponentType.MACHINE_LEARNING_MODEL,
        bom_ref=f"model:{manifest['id']}@{manifest['version']}",
        description=manifest["intended_use"],
        supplier=OrganizationalEntity(name=manifest["developer"]),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(content).hexdigest())],
        properties=[Property(name=f"cds-app:{key}", value=str(value)) for key, value in said.items()],
    )


def _direct() -> set[str]:
    """What the program itself asks for."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}


def _moment(models: Iterable[Component]) -> datetime:
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is not None:
        return datetime.fromtimestamp(int(given), UTC)
    days = [p.value for m in models for p in m.properties if p.name == "cds-app:created" and p.value]
    return datetime.fromisoformat(max(days)).replace(tzinfo=UTC)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installer.sbom", description="Write the bill of materials.")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE")
    args = parser.parse_args(arguments)
    args.output.write_text(bill_json(bill(packages())), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
