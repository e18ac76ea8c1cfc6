"""Rows of the pages that write analyses, remove and bring back; columns as in tests/matrix/test_urls.py."""

UNDOING = """
plans:analysis GET in 200 200 302 200 200 200 302 404 404 404 in
plans:analysis POST in 405 405 405 405 405 405 405 405 405 405 in
plans:analysis-of GET in 302 302 200 302 302 302 200 404 404 404 in
plans:analysis-of POST in 403 403 302 403 403 403 302 404 404 404 in
plans:analysis-draft GET in 302 302 302 302 302 302 302 302 302 302 in
plans:analysis-draft POST in 403 403 302 403 403 403 302 404 404 404 in
plans:analysis-paste GET in 403 403 200 403 403 403 200 404 404 404 in
plans:analysis-paste POST in 403 403 302 403 403 403 302 404 404 404 in
plans:bin GET in 403 403 200 403 403 403 200 404 404 404 in
plans:bin POST in 405 405 405 405 405 405 405 405 405 405 in
plans:restore GET in 302 302 302 302 302 302 302 302 302 302 in
plans:restore POST in 403 403 302 403 403 403 302 404 404 404 in
remove-plan GET in 403 403 200 403 403 403 200 404 404 404 in
remove-plan POST in 403 403 409 403 403 403 409 404 404 404 in
remove-scores GET in 200 200 200 403 403 403 200 404 404 404 in
remove-scores POST in 409 409 409 403 403 403 409 404 404 404 in
remove-version GET in 403 403 200 403 403 403 200 404 404 404 in
remove-version POST in 403 403 302 403 403 403 302 404 404 404 in
remove-paper GET in 403 403 200 403 403 403 200 404 404 404 in
remove-paper POST in 403 403 302 403 403 403 302 404 404 404 in
"""
