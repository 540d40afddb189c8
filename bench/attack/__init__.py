"""What can a visitor do to a site who means it harm?"""
