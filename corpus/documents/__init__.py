"""What does a document hold that was made to be printed or typed?

A PDF file knows where words stand on paper, and nothing of columns and paragraphs:
`pdf_text` reads the words, `columns` finds the order of lines, `page_furniture` what
repeats on every page, `paragraphs` the text. Files of word processors know paragraphs.
"""
