#pragma once
// A function through which the rest of the program enters a part that is fetched apart (decisions/0008). It stays a
// function of its own, under its own name: inlined into its caller it would be in the first load again.

#define CAIRN_DOOR [[gnu::used, gnu::noinline]]
