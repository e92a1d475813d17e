#!/usr/bin/env python3
"""Do SVG (in a browser), PNG and PDF (in poppler) of a picture agree? Prints the share of dots that differ clearly.

Usage: tests/agreement.py NEWSPRINT [CORPUS ...]   needs chromium, pdftoppm and Pillow; by default the shipped corpora.
The browser gets the fonts of the repository from a page around the SVG, so that letters are the same in all three.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image, ImageChops, ImageFilter

ROOT = pathlib.Path(__file__).resolve().parent.parent
FONTS = [
    ("Noto Sans", 400, "normal", "NotoSans-Regular.ttf"),
    ("Noto Sans", 700, "normal", "NotoSans-Bold.ttf"),
    ("Noto Sans", 400, "italic", "NotoSans-Italic.ttf"),
    ("Vazirmatn", 400, "normal", "Vazirmatn-Regular.ttf"),
    ("Vazirmatn", 700, "normal", "Vazirmatn-Bold.ttf"),
    ("Noto Sans Math", 400, "normal", "NotoSansMath-Regular.ttf"),
    ("Noto Sans CJK SC", 400, "normal", "NotoSansCJKsc-Regular.otf"),
]
PICTURES = [
    ["words", "--by", "outlet", "--top", "12"],
    ["words", "--by", "outlet", "--top", "12", "--chart-kind", "heat"],
    ["similarity", "--cluster", "average"],
    ["similarity", "--map", "ca"],
    ["growth"],
    ["trend", "--top", "3"],
    ["check"],
]


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def page(svg):
    faces = "".join(
        f"@font-face{{font-family:'{name}';font-weight:{weight};font-style:{style};"
        f"src:url('file://{ROOT}/data/fonts/{file}')}}"
        for name, weight, style, file in FONTS
    )
    return f"<!doctype html><meta charset=utf-8><style>{faces}body{{margin:0}}svg{{display:block}}</style>{svg}"


def difference(one, other):
    """The share of dots whose neighbourhoods differ clearly: edges that are smoothed otherwise do not count."""
    size = (min(one.width, other.width), min(one.height, other.height))
    soft = [image.convert("L").crop((0, 0, *size)).filter(ImageFilter.GaussianBlur(3)) for image in (one, other)]
    delta = ImageChops.difference(*soft).point(lambda value: 255 if value > 40 else 0)
    return delta.histogram()[255] / (size[0] * size[1])


def main():
    program = os.path.abspath(sys.argv[1])
    corpora = sys.argv[2:] or [str(ROOT / "data" / name) for name in ("dispute", "dispute-fa", "dispute-zh")]
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for corpus in corpora:
            for picture in PICTURES:
                command, *options = picture
                for ending in ("svg", "png", "pdf"):
                    run(program, command, corpus, *options, "--chart", f"{folder}/p.{ending}", "--dpi", "192", "-o", "/dev/null")
                png = Image.open(f"{folder}/p.png")
                run("pdftoppm", "-r", "192", "-png", "-singlefile", f"{folder}/p.pdf", f"{folder}/pdf")
                pathlib.Path(f"{folder}/p.html").write_text(page(pathlib.Path(f"{folder}/p.svg").read_text()))
                run(
                    "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    "--force-device-scale-factor=2", "--allow-file-access-from-files", f"--user-data-dir={folder}/profile",
                    "--virtual-time-budget=3000", f"--window-size={png.width // 2 + 20},{png.height // 2 + 120}",
                    f"--screenshot={folder}/svg.png", f"file://{folder}/p.html",
                )
                found = [difference(png, Image.open(f"{folder}/{name}.png")) for name in ("pdf", "svg")]
                worst = max(worst, *found)
                print(f"{pathlib.Path(corpus).name:12} {' '.join(picture):45} pdf {found[0]:.4%}  browser {found[1]:.4%}")
    print(f"worst {worst:.4%}")
    sys.exit(worst > 0.0003)  # a shift of three dots gives 0.0004


main()
