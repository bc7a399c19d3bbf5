"""The demo newspaper's infographics, drawn in code: one module a piece, one small drawing vocabulary for all."""
