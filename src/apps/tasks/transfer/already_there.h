#pragma once
// Which rows of a file stand for a task that is here already.

#include <optional>
#include <string>
#include <vector>

#include "apps/tasks/model.h"
#include "apps/tasks/transfer/transfer.h"

namespace cairn::tasks::transfer {

// For every task of the import the id of the task of the state that it is; nothing: it is new. Surest first: by id (own
// formats) or `origin`; by title, project and day of creation; an open one by title (folded), project, due day and the
// title of what it is a part of, like an open one that is here. By words a task answers for one row at most, and for
// none where another row is it for sure.
std::vector<std::optional<std::string>> already_there(const Import& import, const State& state);

}  // namespace cairn::tasks::transfer
