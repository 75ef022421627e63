"""WeCom's self-built app 自建应用: callbacks in, messages to persons out."""
