"""Reads an exported folder with DuckDB, as it is, and says what it found: JSON, one line."""

import json
import sys

import duckdb

folder, row = sys.argv[1], sys.argv[2]
# What both engines name alike stands in the row; what they do not, here.
row = row.replace("MILLIS(", "epoch_ms(").replace("LIST(", "array_to_string(")
files = f"read_parquet('{folder}/*/*.parquet', hive_partitioning = true)"
rows = f"select id, cast(day as varchar) as day, md5({row}) as h from {files}"
engine = duckdb.connect()
[(posts, ids, checksum)] = engine.execute(
    f"select count(*), count(distinct id), md5(string_agg(h, '' order by h)) from ({rows})"
).fetchall()
days = engine.execute(f"select day, count(*) from ({rows}) group by day order by day").fetchall()
print(json.dumps({"posts": posts, "ids": ids, "checksum": checksum, "days": dict(days)}))
