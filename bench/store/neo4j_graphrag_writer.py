"""Writes a graph with neo4j-graphrag's own writer and prints the seconds: python neo4j_graphrag_writer.py URL < graph.jsonl"""

import asyncio
import json
import sys
import time

import neo4j
from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship
from neo4j_graphrag.components.kg_writer import Neo4jWriter

lines = [json.loads(line) for line in sys.stdin]
graph = Neo4jGraph(
    nodes=[Neo4jNode(**line["node"]) for line in lines if "node" in line],
    relationships=[Neo4jRelationship(**line["relationship"]) for line in lines if "relationship" in line],
)
with neo4j.GraphDatabase.driver(sys.argv[1]) as driver:
    writer = Neo4jWriter(driver)
    started = time.perf_counter()
    outcome = asyncio.run(writer.run(graph))
    seconds = time.perf_counter() - started
    if outcome.status != "SUCCESS":
        sys.exit(f"The writer failed: {outcome.metadata}")
    print(json.dumps({"seconds": round(seconds, 3)}))
