"""The peer of the row "indexing": Pillow and onnxruntime with the same graph, the way Immich's worker drives it.

As Immich's machine-learning service does with its defaults (immich-app/immich, machine-learning/): a pool of
threads takes one photo each, Pillow decodes the whole file, resizes it with its bicubic kernel, and the graph runs on a
batch of one, with two intra-op threads and one inter-op thread on the CPU. Two photos are in hand at once, which is
the server's default concurrency for this job. Thumbnails, hashes and metadata, which Albumen makes too, are not made.
"""
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnxruntime as ort
from PIL import Image, ImageOps

graph, list_file, side = sys.argv[1], sys.argv[2], int(sys.argv[3])
paths = json.load(open(list_file))
options = ort.SessionOptions()
options.intra_op_num_threads = 2
options.inter_op_num_threads = 1
session = ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
name = session.get_inputs()[0].name


def embed(path):
    with Image.open(path) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    pixels = np.asarray(upright.resize((side, side), Image.Resampling.BICUBIC))
    return session.run(None, {name: pixels[np.newaxis]})[0]


embed(paths[0])
started = time.perf_counter()
with ThreadPoolExecutor(2) as pool:
    vectors = list(pool.map(embed, paths))
seconds = time.perf_counter() - started
print(json.dumps({"photos": len(paths), "seconds": seconds, "versions": f"Pillow {Image.__version__}, onnxruntime {ort.__version__}, Python {sys.version.split()[0]}"}))
