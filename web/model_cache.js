// Where parts of models lie: a cache of their own, which updates of the page leave alone (they clear away caches whose
// names begin with "cairn-").
export const MODEL_CACHE = 'models-of-cairn';
