"""How are facets, months and stories counted?"""
