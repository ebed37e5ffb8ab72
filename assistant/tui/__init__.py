"""The terminal UI. The only package that touches Textual."""
