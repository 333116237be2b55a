"""Help where people look for it: `quoteattr help`, `--help`, and the completion of the shells."""

import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from quoteattr import cli
from quoteattr.cli.shell import DOCS

ROOT = Path(__file__).parent.parent


def _printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit, match="0"):
        cli.main(arguments)
    return capsys.readouterr().out


@pytest.mark.parametrize("command", [None, *cli.COMMANDS])
def test_help_is_the_same_as_its_option(command: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    words = [] if command is None else [command]
    assert cli.main(["help", *words]) == 0
    asked = capsys.readouterr().out
    assert asked.startswith(f"usage: {' '.join(['quoteattr', *words])} ")
    assert asked == _printed([*words, "--help"], capsys)


def test_help_tells_the_commands_and_what_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["help"]) == 0
    assert set(re.findall(r"^  quoteattr (\w+)", capsys.readouterr().out, re.MULTILINE)) == set(cli.COMMANDS)
    with pytest.raises(SystemExit, match="2"):
        cli.main(["help", "evalute"])
    assert "invalid choice: 'evalute' (choose from" in capsys.readouterr().err


@pytest.mark.parametrize("command", [None, *cli.COMMANDS])
def test_help_points_to_no_file_that_only_the_source_has(
    command: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    text = _printed([*([] if command is None else [command]), "--help"], capsys)
    for name in re.findall(r"[\w./:-]+\.(?:md|jsonl|ipynb)\b", text.replace("\n", " ")):
        assert name.startswith(f"{DOCS}/")
        assert (ROOT / "docs" / name.removeprefix(f"{DOCS}/")).is_file()


def test_the_documentation_is_where_the_package_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["urls"]["Documentation"].replace("/tree/", "/blob/") == DOCS


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--workers", "many", "-"], "'many' is not a whole number of at least 1"),
        (["--workers", "0", "-"], "'0' is not a whole number of at least 1"),
        (["--workers", "1.5", "-"], "'1.5' is not a whole number of at least 1"),
        (["--min-confidence", "90%", "-"], "'90%' is not a number from 0 to 1, such as 0.9"),
        (["--min-confidence", "90", "-"], "'90' is not a number from 0 to 1, such as 0.9"),
        (["serve", "--port", "http"], "'http' is not a port: a whole number from 0 to 65535"),
        (["serve", "--port", "80000"], "'80000' is not a port: a whole number from 0 to 65535"),
        (["serve", "--waiting", "-1"], "'-1' is not a whole number of at least 1"),
    ],
)
def test_a_wrong_number_is_told_with_those_that_are_right(
    arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(arguments)
    assert capsys.readouterr().err.splitlines()[-1].endswith(problem)


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a shell that finds the command, in a folder with an article."""
    command = tmp_path / "bin" / "quoteattr"
    command.parent.mkdir()
    command.write_text(f"#!{sys.executable}\nimport sys\nfrom quoteattr.cli import main\nsys.exit(main())\n")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "article.txt").touch()
    (tmp_path / "evening.txt").touch()
    paths = os.pathsep.join(filter(None, sys.path))
    path = os.pathsep.join([str(command.parent), os.environ["PATH"]])
    return {"HOME": str(tmp_path), "PATH": path, "PYTHONPATH": paths, "TERM": "dumb", "LANG": "C.UTF-8"}


BASH = """
eval "$(quoteattr completion bash)"
COMP_LINE="$1"; COMP_POINT=${#1}; COMP_TYPE=9
read -ra COMP_WORDS <<< "$1"; [[ "$1" == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_python_argcomplete quoteattr "${COMP_WORDS[COMP_CWORD]}" ""
printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = "quoteattr completion fish | source; complete -C $argv[1]"
SHELLS = {"bash": ["bash", "-c", BASH, "bash"], "fish": ["fish", "--no-config", "-c", FISH, "--"]}


@pytest.mark.parametrize("shell", [shell for shell in SHELLS if shutil.which(shell)])
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("quoteattr ev", {"evaluate", "evening.txt"}),
        ("quoteattr --format json", {"json", "json-ld", "jsonl"}),
        ("quoteattr --kind direct --min", {"--min-confidence"}),
        ("quoteattr a", {"article.txt"}),
        ("quoteattr article.txt ev", {"evening.txt"}),
        ("quoteattr evaluate --pred", {"--predictions"}),
        ("quoteattr evaluate ev", {"evening.txt"}),
        ("quoteattr help ser", {"serve"}),
        ("quoteattr serve --w", {"--waiting", "--workers"}),
        ("quoteattr completion z", {"zsh"}),
        ("quoteattr st", {"stats"}),
        ("quoteattr stats --known a", {"article.txt"}),
        ("quoteattr calibrate ev", {"evening.txt"}),
        ("quoteattr calibrate --texts ev", {"evening.txt"}),
    ],
)
def test_a_shell_completes_the_command_line(shell: str, typed: str, offered: set[str], home: dict[str, str]) -> None:
    done = subprocess.run(
        [*SHELLS[shell], typed], cwd=home["HOME"], env=home, capture_output=True, text=True, check=True
    )
    assert {line.partition("\t")[0].strip() for line in done.stdout.splitlines()} == offered


def test_completion_without_its_package_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "argcomplete", None)
    assert cli.main(["completion", "bash"]) == 1
    assert 'pip install "quoteattr[completion]"' in capsys.readouterr().err
    monkeypatch.setenv("_ARGCOMPLETE", "1")
    with pytest.raises(SystemExit, match="1"):
        cli.main([])
    assert capsys.readouterr() == ("", "")
