/**
 * Who calls, and what that role may do: one mechanism for gRPC and HTTP.
 *
 * <p>Every request on a service port passes {@code BearerMechanism} before a byte of its body is
 * read; without a known token it ends there, whatever its path. Exempt is {@code grpc.health.v1};
 * health and metrics over HTTP have the management port. What a role may do is declared on each rpc
 * and resource with {@code jakarta.annotation.security.RolesAllowed} and the names of {@link
 * dev.tidemark.chassis.access.Role}; a REST method that declares nothing is refused, a gRPC service
 * that declares nothing does not pass the architecture test.
 *
 * <p>Tokens: {@code tidemark.access.tokens-directory} names a directory with a file per role,
 * {@code <role>} for tenant {@code default} or {@code <role>.<tenant>}, one token a line (several
 * while rotating), each 32 to 256 printable characters. Names that begin with a dot are not read.
 * Only SHA-256 sums of tokens stay in memory. Changes need a restart.
 *
 * <p>Without that directory a service bound to loopback runs open, as operator and gateway of
 * tenant {@code default}, and warns; bound elsewhere it refuses to start.
 *
 * <p>The tenant is the token's. A request may name its tenant in the header {@code
 * tidemark-tenant}: another one than the token's is WRONG_TENANT, except for role {@code service},
 * which acts for the tenant it names.
 *
 * <p>It is not a user database and knows no passwords; OIDC can join as a second mechanism pinned
 * to its paths.
 */
@NullMarked
package dev.tidemark.chassis.access;

import org.jspecify.annotations.NullMarked;
