"""What on a web page is the article?

`corpus.extraction.article.extract` asks each question of a page in a module of its own.
"""
