"""Which countries and topics does an article speak of, and where?"""
