#!/usr/bin/env python3
"""Shows pictures as readers with a colour-vision deficiency, and a copier without colour, see them.

Usage: python3 docs/tools/colour-blindness.py PICTURE.png ... -o FOLDER

Writes FOLDER/NAME.png for each picture: as it is, deuteranopia, protanopia, tritanopia and grey, side by side. Needs Pillow.
How far the colours of a theme stand apart is asserted in src/chart/theme.rs.

Matrices: Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of color vision deficiency, IEEE
Transactions on Visualization and Computer Graphics 15(6), 1291-1298, severity 1.0, applied to linear RGB. Grey is the relative
luminance of ITU-R BT.709.
"""

import argparse
import pathlib

from PIL import Image, ImageDraw

VIEWS = {
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}


def linear(value):
    value /= 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def encoded(value):
    value = min(max(value, 0.0), 1.0)
    value = value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
    return round(value * 255)


def seen(colour, matrix):
    light = [linear(part) for part in colour]
    return tuple(encoded(sum(weight * part for weight, part in zip(row, light))) for row in matrix)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("pictures", nargs="+", type=pathlib.Path)
    arguments.add_argument("-o", "--output", required=True, type=pathlib.Path)
    arguments = arguments.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    for path in arguments.pictures:
        picture = Image.open(path).convert("RGB")
        width, height = picture.size
        counted = picture.getcolors(width * height)
        sheet = Image.new("RGB", (width * (len(VIEWS) + 1), height + 20), "white")
        sheet.paste(picture, (0, 20))
        for place, (name, matrix) in enumerate(VIEWS.items(), 1):
            table = {colour: seen(colour, matrix) for _, colour in counted}
            read = picture.tobytes()
            triples = zip(read[0::3], read[1::3], read[2::3])
            view = Image.frombytes("RGB", picture.size, b"".join(bytes(table[colour]) for colour in triples))
            sheet.paste(view, (place * width, 20))
            ImageDraw.Draw(sheet).text((place * width + 4, 4), name, fill="black")
        sheet.save(arguments.output / path.name)


if __name__ == "__main__":
    main()
