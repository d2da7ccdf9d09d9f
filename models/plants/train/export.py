"""A trained network as files of the application.
    python export.py WEIGHTS.pt FOLDER CALIBRATION.json OUT [--variant lite0]
model.onnx: `pixels` [224, 224, 3] bytes -> `map` [1280, 7, 7], and `first` [32, 112, 112], what the first layer sees.
species.head, prototypes.bin: see heads.py; the prototypes are of the train and validation photos in FOLDER.
first.filters: the first layer's weights as a head [32][3 * 3 * 3], to be looked at.
Normalisation is folded into the convolutions; their weights are bytes with a scale a channel (Jacob et al. 2018, section 3;
weights alone: the arithmetic is that of floats, so that there is no other answer on another device)."""

import argparse
import json
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from data import decode, read_split
from heads import head_bytes, prototype_bytes, prototypes_of
from network import DEVIATION, FEATURES, MEAN, SIDE
from train import Plants, features_of


def folded(convolution):
    """-> weights and biases of the convolution with its normalisation in them."""
    norm = convolution.norm
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    weight = convolution.conv.weight * scale[:, None, None, None]
    return weight.detach().numpy(), (norm.bias - norm.running_mean * scale).detach().numpy()


def quantised(weight):
    """-> bytes -127..127 and a scale for each output channel."""
    scale = np.maximum(np.abs(weight).max((1, 2, 3)), 1e-8) / 127
    return np.clip(np.rint(weight / scale[:, None, None, None]), -127, 127).astype(np.int8), scale.astype(np.float32)


def first_layer(encoder):
    """-> [32, 27] and [32]: colour, row and column of the pixels under each filter, normalisation folded in."""
    weight, bias = folded(encoder.stem)
    return weight.reshape(len(weight), -1), bias


class Graph:
    def __init__(self):
        self.nodes, self.values, self.names = [], [], 0

    def value(self, array, name):
        self.values.append(numpy_helper.from_array(array, name))
        return name

    def node(self, kind, inputs, output=None, **attributes):
        self.names += 1
        output = output or f'v{self.names}'
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def convolution(self, x, name, convolution, output=None):
        weight, bias = folded(convolution)
        data, scale = quantised(weight)
        weights = self.node('DequantizeLinear', [self.value(data, f'{name}.weight'), self.value(scale, f'{name}.scale')], axis=0)
        conv = convolution.conv
        before, after = convolution.padding[0], convolution.padding[1]
        x = self.node('Conv', [x, weights, self.value(bias, f'{name}.bias')], output if not convolution.active else None,
                      kernel_shape=list(conv.kernel_size), strides=list(conv.stride), group=conv.groups,
                      pads=[before, before, after, after])
        if not convolution.active:
            return x
        return self.node('Clip', [x, 'zero', 'six'], output)


def graph_of(encoder):
    graph = Graph()
    graph.value(np.float32(0), 'zero')
    graph.value(np.float32(6), 'six')
    graph.value(np.float32(MEAN), 'mean')
    graph.value(np.float32(1 / DEVIATION), 'scale')
    graph.value(np.array([0], np.int64), 'batch')
    x = graph.node('Cast', ['pixels'], to=TensorProto.FLOAT)
    x = graph.node('Mul', [graph.node('Sub', [x, 'mean']), 'scale'])
    x = graph.node('Unsqueeze', [graph.node('Transpose', [x], perm=[2, 0, 1]), 'batch'])
    x = graph.convolution(x, 'stem', encoder.stem)
    graph.node('Squeeze', [x, 'batch'], 'first')
    for at, block in enumerate(encoder.blocks):
        y = x if block.expand is None else graph.convolution(x, f'{at}.expand', block.expand)
        y = graph.convolution(y, f'{at}.depthwise', block.depthwise)
        y = graph.convolution(y, f'{at}.project', block.project)
        x = graph.node('Add', [x, y]) if block.skip else y
    x = graph.convolution(x, 'head', encoder.head)
    graph.node('Squeeze', [x, 'batch'], 'map')
    return helper.make_graph(
        graph.nodes, 'plants', [helper.make_tensor_value_info('pixels', TensorProto.UINT8, [SIDE, SIDE, 3])],
        [helper.make_tensor_value_info('map', TensorProto.FLOAT, [FEATURES, 7, 7]),
         helper.make_tensor_value_info('first', TensorProto.FLOAT, [32, SIDE // 2, SIDE // 2])], graph.values)


def write_model(encoder, path):
    encoder.eval()
    model = helper.make_model(graph_of(encoder), opset_imports=[helper.make_opsetid('', 17)], ir_version=8,
                              producer_name='cairn')
    onnx.checker.check_model(model)
    onnx.save(model, path)


def main():
    say = argparse.ArgumentParser()
    say.add_argument('weights')
    say.add_argument('folder')
    say.add_argument('calibration')
    say.add_argument('out')
    say.add_argument('--variant', default='lite0')
    given = say.parse_args()
    net = Plants(given.variant)
    net.load_state_dict(torch.load(given.weights, weights_only=True))
    net.eval()
    os.makedirs(given.out, exist_ok=True)
    write_model(net.encoder, os.path.join(given.out, 'model.onnx'))
    with open(given.calibration) as file:
        calibration = json.load(file)
    photos = read_split(given.folder, ('train', 'valid'))
    with torch.no_grad():
        features = features_of(net.encoder.to(memory_format=torch.channels_last), [decode(jpeg) for _, _, jpeg in photos])
        prototypes = prototypes_of(features, torch.tensor([label for _, label, _ in photos]))
        files = {'species.head': head_bytes(net.classes.weight, net.classes.bias, calibration['scale']),
                 'prototypes.bin': prototype_bytes(prototypes),
                 'first.filters': head_bytes(*(torch.as_tensor(part) for part in first_layer(net.encoder)), 1)}
    for name, data in files.items():
        with open(os.path.join(given.out, name), 'wb') as file:
            file.write(data)


if __name__ == '__main__':
    main()
