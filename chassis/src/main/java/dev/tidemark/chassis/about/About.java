package dev.tidemark.chassis.about;

/**
 * What answers here.
 *
 * @param service name of the service
 * @param version version of its build
 */
record About(String service, String version) {}
