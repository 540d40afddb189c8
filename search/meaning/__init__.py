"""What do words and articles mean, as vectors?"""
