/**
 * The broker and the database that integration tests of every module run against, in process and
 * without Docker: a single-node KRaft Kafka and PostgreSQL, started once in a JVM.
 *
 * <p>It is no fixture of a domain: a module's own rows, topics and records are made by its tests.
 * Published as the test-jar of the chassis; a module that uses it needs {@code kafka_2.13}, the
 * SmallRye companion and the embedded PostgreSQL in test scope.
 */
@NullMarked
package dev.tidemark.chassis.testing;

import org.jspecify.annotations.NullMarked;
