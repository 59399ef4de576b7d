"""Reports in chapters: their outline, what stands under each heading, title and signature.

Not public.
"""
