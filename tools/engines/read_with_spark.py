"""Reads an exported folder with Spark, as it is, and says what it found: JSON, one line."""

import json
import sys

from pyspark.sql import SparkSession

folder, row = sys.argv[1], sys.argv[2]
# What both engines name alike stands in the row; what they do not, here.
row = row.replace("MILLIS(", "unix_millis(").replace("LIST(", "array_join(")
spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.session.timeZone", "UTC")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
spark.read.parquet(folder).createOrReplaceTempView("posts")
rows = f"select id, cast(day as string) as day, md5({row}) as h from posts"
posts, ids, checksum = spark.sql(
    f"""select count(*), count(distinct id), md5(array_join(sort_array(collect_list(h)), ''))
        from ({rows})"""
).first()
days = spark.sql(f"select day, count(*) as n from ({rows}) group by day order by day").collect()
print(json.dumps({"posts": posts, "ids": ids, "checksum": checksum, "days": dict(map(tuple, days))}))
