-- The tables of a folder that `biblio export parquet` wrote, for Spark.
CREATE TEMPORARY VIEW authors USING parquet OPTIONS (path '${folder}/authors');
CREATE TEMPORARY VIEW authorships USING parquet OPTIONS (path '${folder}/authorships');
