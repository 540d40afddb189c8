"""What does a fetcher do with a server that means it harm?

A server on this machine speaks HTTP byte by byte, as no library would (`server`); its
variants (`heads`, `bodies`, `packed`, `redirects`) are listed in `variants`, each with
what must come of it; `run` asks for each of them.
"""
