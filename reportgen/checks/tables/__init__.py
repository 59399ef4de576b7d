"""Tables of any form in a Word file, and sheets that read partly: what in them can't be so.

- sums and relations of their own: ``column_sums`` (合计 of a column), ``table_totals`` (what is
  wrong with it, and where), ``table_relations`` (across a row), ``table_rates`` (执行率);
- what they are of: ``sheets_of_others`` (another unit), ``stale_titles`` (last year);
- indicators: ``score_tables`` (weights and scores), ``target_tables`` (planned and done);
- against the text: ``told_rows``, ``told_rates``, ``table_amounts`` (元 for 万元),
  ``counted_rows`` (how many rows).

Not public.
"""
