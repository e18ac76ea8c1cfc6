"""The rows of the pages on which a municipality is set up; the columns are those of tests/matrix/test_urls.py."""

SET_UP = """
municipalities GET in 403 403 403 403 403 403 200 403 403 403 in
municipalities POST in 405 405 405 405 405 405 405 405 405 405 in
municipality-add GET in 403 403 403 403 403 403 200 403 403 403 in
municipality-add POST in 403 403 403 403 403 403 302 403 403 403 in
setup GET in 403 403 200 403 403 403 200 404 404 404 in
setup POST in 405 405 405 405 405 405 405 405 405 405 in
leave GET in 403 403 403 403 403 403 200 404 404 404 in
leave POST in 403 403 403 403 403 403 302 404 404 404 in
people:identity GET in 403 403 403 403 403 403 200 404 404 404 in
people:identity POST in 403 403 403 403 403 403 302 404 404 404 in
people:people GET in 403 403 403 403 403 403 200 404 404 404 in
people:people POST in 405 405 405 405 405 405 405 405 405 405 in
people:add GET in 403 403 403 403 403 403 200 404 404 404 in
people:add POST in 403 403 403 403 403 403 200 404 404 404 in
people:paste GET in 403 403 403 403 403 403 200 404 404 404 in
people:paste POST in 403 403 403 403 403 403 200 404 404 404 in
people:person GET in 403 403 403 403 403 403 200 404 404 404 in
people:person POST in 403 403 403 403 403 403 302 404 404 404 in
people:code GET in 302 302 302 302 302 302 302 302 302 302 in
people:code POST in 403 403 403 403 403 403 200 404 404 404 in
people:positions GET in 403 403 403 403 403 403 200 404 404 404 in
people:positions POST in 403 403 403 403 403 403 302 404 404 404 in
people:position GET in 403 403 403 403 403 403 200 404 404 404 in
people:position POST in 403 403 403 403 403 403 302 404 404 404 in
people:position-remove GET in 302 302 302 302 302 302 302 302 302 302 in
people:position-remove POST in 403 403 403 403 403 403 302 404 404 404 in
people:acting GET in 403 403 403 403 403 403 200 404 404 404 in
people:acting POST in 403 403 403 403 403 403 302 404 404 404 in
people:acting-end GET in 302 302 302 302 302 302 302 302 302 302 in
people:acting-end POST in 403 403 403 403 403 403 302 404 404 404 in
plans:units-add GET in 302 302 302 302 302 302 302 302 302 302 in
plans:units-add POST in 403 403 403 403 403 403 302 404 404 404 in
plans:unit GET in 403 403 403 403 403 403 200 404 404 404 in
plans:unit POST in 403 403 403 403 403 403 302 404 404 404 in
plans:unit-move GET in 302 302 302 302 302 302 302 302 302 302 in
plans:unit-move POST in 403 403 403 403 403 403 302 404 404 404 in
"""
