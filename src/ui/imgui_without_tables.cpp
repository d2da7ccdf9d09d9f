// Dear ImGui's tables and columns, as functions that do nothing. No table of Cairn's is one of ImGui's, but its core
// names theirs where it cleans up after mistakes, and all their code came along. This file stands in for
// imgui_tables.cpp.

#include <imgui.h>
#include <imgui_internal.h>

namespace ImGui {

void EndColumns() {}
void EndTable() {}
float GetColumnOffsetFromNorm(const ImGuiOldColumns*, float) { return 0; }
void PopColumnsBackground() {}
void PushColumnsBackground() {}
void TableEndCell(ImGuiTable*) {}
void TableEndRow(ImGuiTable*) {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TablePopBackgroundChannel() {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePushColumnChannel(int) {}
void TableSetBgColor(ImGuiTableBgTarget, ImU32, int) {}
void TableSettingsAddSettingsHandler() {}

}  // namespace ImGui
