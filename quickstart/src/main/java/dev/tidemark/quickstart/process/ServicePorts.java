package dev.tidemark.quickstart.process;

/**
 * Where a service listens on loopback.
 *
 * @param main gRPC and HTTP
 * @param management health and metrics
 */
public record ServicePorts(int main, int management) {}
