// The C++ side of the bridge, linked into the program by Emscripten (--js-library). The only file that touches the wasm
// heap. Bytes are copied before they leave, so no view of the heap outlives a call.
mergeInto(LibraryManager.library, {
  // Gives the page its end of the bridge: Module.cairn.
  cairn_host_attach: function () {
    var decoder = new TextDecoder();
    var encoder = new TextEncoder();
    function write(parts) {
      var total = parts.reduce(function (sum, part) { return sum + part.length; }, 0);
      var at = Module['_cairn_alloc'](total);
      var next = at;
      parts.forEach(function (part) {
        HEAPU8.set(part, next);
        next += part.length;
      });
      return { at: at, total: total };
    }
    var none = new Uint8Array(0);
    Module['cairn'] = {
      // An event: a small JSON header, and bytes where there are any.
      event: function (header, bytes) {
        var head = encoder.encode(JSON.stringify(header));
        var block = write([head, bytes || none]);
        Module['_cairn_event'](block.at, head.length, block.total);
      },
      complete: function (slot, ok, text) {
        var block = write([encoder.encode(text)]);
        Module['_cairn_complete'](slot, ok ? 1 : 0, block.at, block.total);
      },
      progress: function (slot, fraction) { Module['_cairn_progress'](slot, fraction); },
      // Takes in what has arrived and sends what follows from it on its way; draws nothing. Answers how many milliseconds
      // drawing it may wait.
      attend: function () { return Module['_cairn_attend'](); },
      // One tick; answers milliseconds until the next one is wanted, or -1.
      tick: function () { return Module['_cairn_tick'](); },
    };
    Module['cairnText'] = function (at, length) { return decoder.decode(HEAPU8.slice(at, at + length)); };
  },
  cairn_host_call: function (slot, op, opLength, args, argsLength) {
    Module['host'].call(slot, Module['cairnText'](op, opLength), Module['cairnText'](args, argsLength));
  },
  cairn_host_cancel: function (slot) { Module['host'].cancel(slot); },
  cairn_host_log: function (level, text, length) { Module['host'].log(level, Module['cairnText'](text, length)); },
  cairn_host_random: function () {
    return crypto.getRandomValues(new Uint32Array(1))[0];
  },
  // A letter that the program's faces lack, drawn by the browser. Synchronous: the frame that needs it is being made.
  cairn_host_glyph: function (codepoint, size, bold, metrics, pixels) {
    var side = 256;
    var pen = Module['cairnPen'];
    if (!pen) {
      var sheet = document.createElement('canvas');
      sheet.width = sheet.height = side;
      pen = Module['cairnPen'] = sheet.getContext('2d', { willReadFrequently: true });
      if (!pen) return 0;
    }
    var text = String.fromCodePoint(codepoint);
    pen.font = (bold ? '600 ' : '400 ') + size + 'px Cairn, system-ui, sans-serif';
    pen.textBaseline = 'alphabetic';
    var box = pen.measureText(text);
    var left = Math.floor(-box.actualBoundingBoxLeft) - 1;
    var top = Math.floor(-box.actualBoundingBoxAscent) - 1;
    var width = Math.min(side, Math.ceil(box.actualBoundingBoxRight) + 1 - left);
    var height = Math.min(side, Math.ceil(box.actualBoundingBoxDescent) + 1 - top);
    var colored = 0;
    if (width > 2 && height > 2) {
      pen.clearRect(0, 0, side, side);
      pen.fillStyle = '#fff';
      pen.fillText(text, -left, -top);
      var image = pen.getImageData(0, 0, width, height).data;
      for (var i = 0; i < image.length; i += 4) {
        if (image[i + 3] > 0 && (image[i] < 200 || image[i + 1] < 200 || image[i + 2] < 200)) colored = 1;
      }
      if (!colored) for (var j = 0; j < image.length; j += 4) image[j] = image[j + 1] = image[j + 2] = 255;
      HEAPU8.set(image, pixels);
    } else {
      width = height = 0;
    }
    var view = new DataView(HEAPU8.buffer, metrics, 24);
    view.setInt32(0, width, true);
    view.setInt32(4, height, true);
    view.setInt32(8, left, true);
    view.setInt32(12, top, true);
    view.setFloat32(16, box.width, true);
    view.setInt32(20, colored, true);
    return 1;
  },
});
