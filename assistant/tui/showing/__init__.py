"""Records and answers as lines to read. Pure: no widget, no screen; corpus text is never read as markup.

Imported only once the engine is there, so that the first paint does not wait for it.
"""
