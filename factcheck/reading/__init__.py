"""Reading an article: bytes in, an ``Article`` with true offsets, prose and sentences out. Opens no file."""

from factcheck.reading.read import NoteReason, ReadingNote, read_article, read_article_with_notes

__all__ = ["NoteReason", "ReadingNote", "read_article", "read_article_with_notes"]
