#include "apps/tasks/transfer/encoding.h"

#include "base/encoding.h"

namespace cairn::tasks::transfer {

Result<Text> decode_text(std::string_view bytes) {
  TextDecoder decoder{std::string(bytes)};
  while (!decoder.advance(bytes.size())) continue;
  if (!decoder.is_text())
    return Error{ErrorCode::kForeign,
                 "This is not a text file. CSV, JSON, todo.txt and Markdown files can be read; UTF-16 needs a byte "
                 "order mark.",
                 {}};
  Text text{decoder.take(), {}};
  if (decoder.encoding() == Encoding::kWindows1252)
    text.remark =
        "The file is not UTF-8; its letters were read as Windows-1252. If some look wrong, save it as UTF-8 and "
        "import that.";
  else if (decoder.damaged() > 0 && decoder.encoding() == Encoding::kUtf8)
    text.remark = "Some bytes of the file are not UTF-8; they show as \xEF\xBF\xBD. The first is in line " +
                  std::to_string(decoder.damaged_line()) + ".";
  else if (decoder.damaged() > 0)
    text.remark = "Some characters of this UTF-16 file are damaged; they show as \xEF\xBF\xBD.";
  return text;
}

}  // namespace cairn::tasks::transfer
