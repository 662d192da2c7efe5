"""Have a text graph restore to float32 only the embedding rows that a question gathers, not the whole table.

    python3 restore_gathered_rows.py <graph.onnx> <rewritten.onnx>        needs `pip install onnx`

DequantizeLinear(table) -> Gather becomes Gather(table), Gather(scales) -> Cast, Mul. The same numbers are multiplied, so the
vectors are the same to the last bit. Why: docs/decisions/017-restore-only-gathered-rows.md.
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def restore_gathered_rows(graph: onnx.GraphProto) -> int:
    """Rewrite in place. Returns how many tables were rewritten; a table with zero points or another axis is left as it is."""
    weights = {tensor.name: tensor for tensor in graph.initializer}
    readers = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node)

    rewritten, gathers = [], {}
    for node in graph.node:
        users = readers.get(node.output[0], [])
        if node.op_type == 'DequantizeLinear' and all(user.op_type == 'Gather' and user.input[0] == node.output[0] for user in users):
            zero_points = numpy_helper.to_array(weights[node.input[2]]) if len(node.input) > 2 else np.zeros(1)
            if not zero_points.any() and axis_of(node, default=1) == 0 and all(axis_of(user, default=0) == 0 for user in users):
                rewritten.append(node)
                gathers.update({user.output[0]: (user, node) for user in users})

    nodes = []
    for node in graph.node:
        if node.output[0] in gathers:
            nodes.extend(gather_then_restore(*gathers[node.output[0]]))
        elif node not in rewritten:
            nodes.append(node)
    del graph.node[:]
    graph.node.extend(nodes)
    for node in rewritten:
        table, scales, *zero_points = node.input
        column = np.ascontiguousarray(numpy_helper.to_array(weights[scales]).reshape(-1, 1))
        weights[scales].CopyFrom(numpy_helper.from_array(column, scales))
        for name in zero_points:
            graph.initializer.remove(weights[name])
    return len(rewritten)


def axis_of(node: onnx.NodeProto, default: int) -> int:
    return next((attribute.i for attribute in node.attribute if attribute.name == 'axis'), default)


def gather_then_restore(gather: onnx.NodeProto, restore: onnx.NodeProto) -> list:
    table, scales = restore.input[0], restore.input[1]
    rows, output = gather.input[1], gather.output[0]
    return [
        helper.make_node('Gather', [table, rows], [f'{output}_q'], name=f'{gather.name}/rows', axis=0),
        helper.make_node('Gather', [scales, rows], [f'{output}_s'], name=f'{gather.name}/scales', axis=0),
        helper.make_node('Cast', [f'{output}_q'], [f'{output}_f'], name=f'{gather.name}/cast', to=TensorProto.FLOAT),
        helper.make_node('Mul', [f'{output}_f', f'{output}_s'], [output], name=f'{gather.name}/restore'),
    ]


if __name__ == '__main__':
    source, target = sys.argv[1:3]
    model = onnx.load(source)
    print(f'{restore_gathered_rows(model.graph)} tables are restored row by row')
    onnx.checker.check_model(model)
    onnx.save(model, target)
