"""Read an archive of any size with Spark, slice by slice. If you start it again, it resumes where it stopped.

    spark-submit examples/spark_archive.py articles quotes

`articles` has a folder for each slice, such as a month, with Parquet files that have the columns `id` and `text`.
`quotes` gets a folder with the same name for each slice. The slice is complete when Spark has put `_SUCCESS` in it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quoteattr.spark import quotes_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# Four minutes of work on one core: long compared with the start of a task, short if a task is lost.
ARTICLES_A_TASK = 1_000


def read_archive(spark: SparkSession, source: str, target: str) -> Iterator[str]:
    """Read the slices that are not done yet, and yield the name of each when it is."""
    for name in slices(spark, source):
        if not exists(spark, f"{target}/{name}/_SUCCESS"):
            articles = spark.read.parquet(f"{source}/{name}")
            tasks = 1 + articles.count() // ARTICLES_A_TASK
            quotes_of(articles.repartition(tasks, "id")).write.mode("overwrite").parquet(f"{target}/{name}")
            yield name


def slices(spark: SparkSession, source: str) -> list[str]:
    """The names of the folders in a folder."""
    path = spark._jvm.org.apache.hadoop.fs.Path(source)
    found = path.getFileSystem(spark._jsc.hadoopConfiguration()).listStatus(path)
    return sorted(entry.getPath().getName() for entry in found if entry.isDirectory())


def exists(spark: SparkSession, name: str) -> bool:
    """Whether there is such a file, wherever Spark reads from: a disk, HDFS, S3."""
    path = spark._jvm.org.apache.hadoop.fs.Path(name)
    return bool(path.getFileSystem(spark._jsc.hadoopConfiguration()).exists(path))


def main() -> None:
    """Run the example."""
    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", metavar="articles")
    parser.add_argument("target", metavar="quotes")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("quoteattr").getOrCreate()
    for name in read_archive(spark, options.source, options.target):
        print(f"{name} done")
    spark.stop()


if __name__ == "__main__":
    main()
