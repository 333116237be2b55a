"""The notebook of the examples, run by Jupyter: its results, its chart, and no warning."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def outputs() -> list[Any]:
    notebook = nbformat.read(EXAMPLES / "quotes.ipynb", as_version=4)
    NotebookClient(notebook, resources={"metadata": {"path": str(EXAMPLES)}}, kernel_name="python3").execute()
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def test_nothing_is_written_to_the_standard_error(outputs: list[Any]) -> None:
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []


def test_it_shows_quotes_tables_and_a_chart(outputs: list[Any]) -> None:
    printed = "".join(output.text for output in outputs if output.get("name") == "stdout")
    assert "Helena Voss (Mayor): 3 quotes" in printed
    shown = [output.data for output in outputs if "data" in output]
    marked, table, by_speaker, chart, sure = (each for each in shown if set(each) != {"text/plain"})
    assert "Mayor Helena Voss" in marked["text/html"]
    assert "budget.txt" in table["text/html"]
    assert "Helena Voss" in by_speaker["text/html"]
    assert "<Figure size" in chart["text/plain"]
    assert "image/png" in chart
    assert "direct" in sure["text/html"]
