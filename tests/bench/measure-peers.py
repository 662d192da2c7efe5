"""
Hashes of imagededup for the pictures that measure-duplicates.ts made, for comparison:
    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install imagededup
    /tmp/peers/bin/python tests/bench/measure-peers.py FOLDER
writes FOLDER/peers.json: {method: {file: 16 hex digits}}. Albumen itself needs no Python.
"""
import json
import os
import sys

from imagededup.methods import AHash, DHash, PHash, WHash

folder = sys.argv[1]
files = [look["file"] for look in json.load(open(os.path.join(folder, "looks.json")))]
hashes = {}
for method in (PHash(), DHash(), AHash(), WHash()):
    hashes[type(method).__name__] = {name: method.encode_image(image_file=os.path.join(folder, name)) for name in files}
json.dump(hashes, open(os.path.join(folder, "peers.json"), "w"))
