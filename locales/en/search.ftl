# Search over findings, suggestions, instructions and leads: what was found, and inline results.

search-found = <b>Items with “{ $words }”</b> ({ $n })
search-found-more = <b>Items with “{ $words }”</b> (more than { $n }; another word narrows them)
search-none = No item contains “{ $words }”. Try other words, or fewer of them.
search-narrow = These are many words: only the first { $n } items are listed. Please add or change words to narrow them.
button-search = Find “{ $words }”
inline-finding = { $light }　{ $unit }
