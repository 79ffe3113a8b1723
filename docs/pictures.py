"""Take the pictures of the README: the HTML report of the fixture article with planted errors, in light and in dark.

``python docs/pictures.py`` writes them to ``docs/images``; it needs Chromium. Run it when the page looks different.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
ARTICLE = ROOT / "fixtures" / "articles" / "darien-gap-errors.md"
STORE = ROOT / "fixtures" / "stores" / "darien-gap"
WIDTH, HEIGHT = 1280, 760
SHOWN = '.card.contradicted [href^="#m-"]'
"""The first figure that is contradicted is clicked on."""


def page(folder: Path) -> Path:
    """The report of the article, as ``factcheck run --format html`` writes it."""
    from factcheck.cli import main
    from factcheck.store.curation import create_store
    from factcheck.store.ingest import import_files

    store, report = folder / "darien-gap.db", folder / "report.html"
    create_store(store)
    import_files(store, sorted(STORE.iterdir()))
    try:
        main(["run", str(ARTICLE), "--store", str(store), "--format", "html", "--output", str(report)])
    except SystemExit as ended:
        if ended.code not in (0, 1):
            raise
    text = report.read_text(encoding="utf-8").replace(str(ARTICLE), ARTICLE.name)
    report.write_text(text, encoding="utf-8")
    return report


def take(folder: Path) -> None:
    """Open the report, click on a contradicted figure, and keep what is seen."""
    sys.path.insert(0, str(ROOT / "tests" / "report"))
    from browser import chromium, find_chromium

    program = find_chromium()
    if program is None:
        sys.exit("no Chromium here: install it, or name it by the variable CHROMIUM")
    IMAGES.mkdir(exist_ok=True)
    report = page(folder)
    with chromium(program, folder / "profile") as browser:
        browser.call(
            "Emulation.setDeviceMetricsOverride", width=WIDTH, height=HEIGHT, deviceScaleFactor=1, mobile=False
        )
        for scheme, name in (("light", "report.png"), ("dark", "report-dark.png")):
            browser.look(prefers_color_scheme=scheme)
            browser.open(report)
            mark = browser.run(f"document.querySelector({SHOWN!r}).hash")
            browser.run(f"document.querySelector('a.figure{mark}').click()")
            browser.run("document.activeElement.blur(); window.scrollTo(0, 0)")
            (IMAGES / name).write_bytes(browser.screenshot())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        take(Path(place))
