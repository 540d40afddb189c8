"""How are segments of columns written, and plans executed over them?"""
