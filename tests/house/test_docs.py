"""The documents say what the code does: names, commands, dependencies, links, and the two generated pages."""

import ast
import json
import os
import re
import tomllib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pytest
from django.core.management import call_command

from accounts.importing import import_municipalities
from devtools import installing, services
from documents.models import VARIANTS, PaperKind
from tests.house.production import ROOT, load_dev

APPS = ["thai", "tables", "proofreading", "accounts", "scores", "plans", "documents", "approvals", "ita_portal"]
READMES = ["README.md", "README.th.md"]
NOT_OURS = {".git", *(line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines())}


def files() -> Iterator[Path]:
    """Every file that is, or could be, in the repository."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        yield from (Path(folder, name) for name in names if name not in NOT_OURS and not name.endswith(".pyc"))


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))


MARKDOWN = sorted(file for file in files() if file.suffix == ".md")


def test_the_generated_documents_are_current() -> None:
    call_command("write_docs", "--check")


@pytest.mark.parametrize("readme", READMES)
def test_every_command_of_the_readme_exists(readme: str) -> None:
    commands = set(re.findall(r"\./dev ([a-z]+)", (ROOT / readme).read_text()))
    assert {"up", "test"} <= commands <= set(load_dev().COMMANDS)


def test_both_readmes_name_the_same_commands_accounts_and_links() -> None:
    for pattern in (r"\./dev(?: [\w/.-]+)*", r"^\| (`.+?) \|", r"\]\((?!README)([^)]+)\)"):
        english, thai = (re.findall(pattern, (ROOT / readme).read_text(), re.MULTILINE) for readme in READMES)
        assert english
        assert english == thai


def says_nothing(file: Path) -> bool:
    """Whether a module defines nothing that could be described."""
    return not any(isinstance(n, (ast.FunctionDef, ast.ClassDef)) for n in ast.parse(file.read_text()).body)


def test_the_architecture_names_every_module_and_no_other() -> None:
    modules = {
        named(file)
        for file in files()
        if file.suffix == ".py"
        and file.relative_to(ROOT).parts[0] in APPS
        and file.parent.name != "migrations"
        and file.name != "apps.py"
        and not (file.name == "__init__.py" and says_nothing(file))
    }
    described = re.findall(rf"^\| `((?:{'|'.join(APPS)})/[\w/]+\.py)`", architecture(), re.MULTILINE)
    assert len(described) == len(set(described))
    assert (modules - set(described), set(described) - modules) == (set(), set())


def test_every_file_the_architecture_speaks_of_exists() -> None:
    for name in re.findall(rf"`((?:{'|'.join(APPS)}|tests|templates)/[\w/]+\.\w+)`", architecture()):
        assert (ROOT / name).is_file(), name


def architecture() -> str:
    return (ROOT / "docs" / "architecture.md").read_text()


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def dependencies() -> set[str]:
    package = json.loads((ROOT / "package.json").read_text())
    python = [*pyproject()["project"]["dependencies"], *pyproject()["dependency-groups"]["dev"]]
    names = {re.split(r"[^\w.-]", requirement)[0] for requirement in python}
    return {*names, *package["dependencies"], *package["devDependencies"]}


def test_every_dependency_has_its_row_and_no_other() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text()
    declared, debian = text.split("## From Debian")
    assert set(re.findall(r"^\| `([\w.-]+)` \|", declared, re.MULTILINE)) == dependencies()
    needs = [installing.LIBRARIES, installing.BROKER, *services.NEEDS]
    packages = {name for need in needs for names in need.packages for name in names.split("|")}
    assert packages <= set(re.findall(r"`([\w.-]+)`", debian))


@pytest.mark.parametrize("document", MARKDOWN, ids=named)
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", document.read_text()):
        if not re.match(r"[a-z]+:", link):
            assert (document.parent / link.partition("#")[0]).exists(), link


def test_contributing_says_each_thing_in_five_steps() -> None:
    _, *sections = (ROOT / "CONTRIBUTING.md").read_text().split("\n## ")
    for section in sections:
        assert re.findall(r"^(\d)\. ", section, re.MULTILINE) == list("12345"), section


def test_every_decision_says_its_context_decision_and_consequences() -> None:
    for page in (ROOT / "docs" / "decisions").glob("*.md"):
        headings = re.findall(r"^## (.+)$", page.read_text(), re.MULTILINE)
        assert len(headings) >= 3, page.name


def test_no_machine_path_and_no_registry_is_written_down() -> None:
    machine = re.compile(r"(?<![\w.~-])/" + r"(?:work|root|home)" + r"/[\w.-]")
    registry = re.compile(r"https?://[^\s\"'`)]*(?:" + "|".join(["pypi", "pythonhosted", "npmjs", "registry"]) + r")\b")
    found = []
    for file in files():
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:  # a picture, a font
            continue
        found += [f"{named(file)}: {hit[0]}" for pattern in (machine, registry) for hit in pattern.finditer(text)]
    assert found == []


def test_every_paper_is_shown_as_a_picture() -> None:
    """`./dev manage write_pictures` writes them all anew."""
    shown = re.findall(r"\(papers/([\w-]+)\.png\)", (ROOT / "docs" / "papers.md").read_text("utf-8"))
    made = [f"{kind.value}-{variant}".rstrip("-") for kind in PaperKind for variant, _ in VARIANTS[kind]]
    assert shown == [*made, "signed"]
    sizes = {file.stem: file.stat().st_size for file in (ROOT / "docs" / "papers").iterdir()}
    assert sizes.keys() == set(shown)
    assert max(sizes.values()) <= 150 * 1024


def test_every_way_in_is_shown_as_a_picture() -> None:
    """`./dev manage write_moving_in` takes them all anew."""
    shown = re.findall(r"\(moving-in/([\w-]+)\.png\)", (ROOT / "docs" / "moving-in.md").read_text("utf-8"))
    command = (ROOT / "ita_portal" / "management" / "commands" / "write_moving_in.py").read_text("utf-8")
    sizes = {file.stem: file.stat().st_size for file in (ROOT / "docs" / "moving-in").iterdir()}
    assert len(shown) == len(set(shown))
    assert sizes.keys() == set(shown) == {name for name in sizes if f'"{name}"' in command}
    assert max(sizes.values()) <= 60 * 1024


def test_the_commands_words_in_moving_in_are_its_own(db: None) -> None:
    said = (ROOT / "docs" / "moving-in.md").read_text("utf-8").split("```")
    row = "5521301,เทศบาลตำบลเมืองปาน,ทต,เมืองปาน,ลำปาง,https://www.muangpan.go.th"
    head = "code,name,type,district,province,website"
    import_municipalities(f"{head}\n{row}\n".encode())
    with NamedTemporaryFile(suffix=".csv") as file:
        moved, new = row.replace("ลำปาง", "ลำพูน").rsplit(",", 1)[0], "5521302,เทศบาลตำบลแจ้ซ้อน,ทต,เมืองปาน,ลำปาง"
        file.write(f"{head}\n{moved},\n{new},\n".encode())
        file.flush()
        output = StringIO()
        call_command("import_municipalities", file.name, "--dry-run", stdout=output)
    assert output.getvalue().strip() == said[-2].strip()


READ = re.compile(r"(?:environ(?:\.get\(|\[)|_required\(|_flag\(|_secret\(|_number\(|read\()\s*f?\"([A-Z][A-Z0-9_]+)\"")
# Of the programs we start, or only for tests.
OF_OTHERS = {"PATH", "CHROMIUM", "DJANGO_SETTINGS_MODULE", "WEB_CONCURRENCY", "WORKER_CONCURRENCY", "PORT", "ITA_PORT"}
OF_OTHERS |= {"POSTGRES_PASSWORD", "POSTGRES_APP_PASSWORD", "BACKUP_KEY"}


def test_every_variable_of_the_environment_is_explained_to_operators() -> None:
    """And nothing is explained that nobody reads."""
    sources = [f for f in files() if f.suffix == ".py" and named(f).split("/")[0] in {*APPS, "devtools"}]
    read = {name for file in [*sources, ROOT / "dev"] for name in READ.findall(file.read_text("utf-8"))}
    explained = set(re.findall(r"`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`", (ROOT / "docs/operations.md").read_text("utf-8")))
    assert read - OF_OTHERS <= explained
    assert {name for name in explained if re.match("ITA_|EMAIL_|POSTGRES_", name)} <= read | OF_OTHERS | {
        "ITA_KEYS_PASSPHRASE_FILE",
        "ITA_OIDC_CLIENT_SECRET_FILE",
        "ITA_S3_SECRET_KEY_FILE",
    }
    settings = (ROOT / "ita_portal/settings.py").read_text("utf-8")
    table = set(re.findall(r"[A-Z][A-Z0-9_]{3,}", settings.partition('"""')[2].partition('"""')[0]))
    rooms = "".join(file.read_text("utf-8") for file in (ROOT / "ita_portal").glob("*settings.py"))
    assert set(READ.findall(rooms)) <= table
