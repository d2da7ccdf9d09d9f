// Marks frames of the bare page on the browser's performance timeline.
mergeInto(LibraryManager.library, {
  bare_mark_frame: function (frame) {
    performance.mark(frame === 1 ? 'first-frame' : 'frame-' + frame);
  },
});
