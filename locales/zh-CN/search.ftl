# Search over findings, suggestions, instructions and leads: what was found, and inline results.

search-found = <b>含“{ $words }”的事项</b>（{ $n } 项）
search-found-more = <b>含“{ $words }”的事项</b>（{ $n } 项以上，可再加字词缩小范围）
search-none = 没有找到含“{ $words }”的事项。可以换几个字，或少写几个字再找。
search-narrow = 字词较多，这里只列出前 { $n } 项。请再加或换几个字，缩小范围。
button-search = 查找“{ $words }”
inline-finding = { $light }　{ $unit }
