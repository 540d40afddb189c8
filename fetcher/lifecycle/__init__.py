"""What does an answer make of the address that gave it?

Functions here take what is known of an address, what it answered and the present time,
and return what is known from now on. They ask nobody and store nothing.
"""
