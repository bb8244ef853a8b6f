// Source: as for the tables in load-balancing-attributes.ts, which say what each one takes.

/** The attributes of load balancers of every type. */
export type GatewayAttributeKey = "deletion_protection.enabled" | "load_balancing.cross_zone.enabled";

type ApplicationAndNetworkAttributeKey =
  | GatewayAttributeKey
  | "access_logs.s3.enabled"
  | "access_logs.s3.bucket"
  | "access_logs.s3.prefix"
  | "ipv6.deny_all_igw_traffic"
  | "zonal_shift.config.enabled";

/** The attributes of an Application Load Balancer. */
export type ApplicationAttributeKey =
  | ApplicationAndNetworkAttributeKey
  | "idle_timeout.timeout_seconds"
  | "client_keep_alive.seconds"
  | "connection_logs.s3.enabled"
  | "connection_logs.s3.bucket"
  | "connection_logs.s3.prefix"
  | "health_check_logs.s3.enabled"
  | "health_check_logs.s3.bucket"
  | "health_check_logs.s3.prefix"
  | "routing.http.desync_mitigation_mode"
  | "routing.http.drop_invalid_header_fields.enabled"
  | "routing.http.preserve_host_header.enabled"
  | "routing.http.x_amzn_tls_version_and_cipher_suite.enabled"
  | "routing.http.xff_client_port.enabled"
  | "routing.http.xff_header_processing.mode"
  | "routing.http2.enabled"
  | "waf.fail_open.enabled";

/** The attributes of a Network Load Balancer. */
export type NetworkAttributeKey =
  | ApplicationAndNetworkAttributeKey
  | "dns_record.client_routing_policy"
  | "secondary_ips.auto_assigned.per_subnet";

type AnyGroupAttributeKey = "deregistration_delay.timeout_seconds" | "stickiness.enabled" | "stickiness.type";

type WebAndNetworkGroupAttributeKey =
  | AnyGroupAttributeKey
  | "load_balancing.cross_zone.enabled"
  | "target_group_health.dns_failover.minimum_healthy_targets.count"
  | "target_group_health.dns_failover.minimum_healthy_targets.percentage"
  | "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count"
  | "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage";

/** The attributes of a target group for HTTP or HTTPS. */
export type WebGroupAttributeKey =
  | WebAndNetworkGroupAttributeKey
  | "stickiness.lb_cookie.duration_seconds"
  | "stickiness.app_cookie.cookie_name"
  | "stickiness.app_cookie.duration_seconds"
  | "slow_start.duration_seconds"
  | "load_balancing.algorithm.type"
  | "load_balancing.algorithm.anomaly_mitigation";

/** The attributes of a target group of a Network Load Balancer. */
export type NetworkGroupAttributeKey =
  | WebAndNetworkGroupAttributeKey
  | "deregistration_delay.connection_termination.enabled"
  | "preserve_client_ip.enabled"
  | "proxy_protocol_v2.enabled"
  | "target_health_state.unhealthy.connection_termination.enabled"
  | "target_health_state.unhealthy.draining_interval_seconds";

/** The attributes of a target group of a Gateway Load Balancer. */
export type GatewayGroupAttributeKey =
  | AnyGroupAttributeKey
  | "target_failover.on_deregistration"
  | "target_failover.on_unhealthy"
  | "send_tcp_reset.on_unhealthy.enabled"
  | "send_tcp_reset.on_deregistration.enabled";

/** The attributes of a target group that a service of ECS can have. */
export type TargetGroupAttributeKey = WebGroupAttributeKey | NetworkGroupAttributeKey;

/** The attributes of a listener for TCP. */
export type TcpListenerAttributeKey = "tcp.idle_timeout.seconds";

/** The attributes of a listener for HTTP or HTTPS: names of headers on their way to targets, and headers of answers on theirs back. */
export type WebListenerAttributeKey =
  | "routing.http.response.server.enabled"
  | "routing.http.request.x_amzn_mtls_clientcert_serial_number.header_name"
  | "routing.http.request.x_amzn_mtls_clientcert_issuer.header_name"
  | "routing.http.request.x_amzn_mtls_clientcert_subject.header_name"
  | "routing.http.request.x_amzn_mtls_clientcert_validity.header_name"
  | "routing.http.request.x_amzn_mtls_clientcert_leaf.header_name"
  | "routing.http.request.x_amzn_mtls_clientcert.header_name"
  | "routing.http.request.x_amzn_tls_version.header_name"
  | "routing.http.request.x_amzn_tls_cipher_suite.header_name"
  | "routing.http.response.strict_transport_security.header_value"
  | "routing.http.response.access_control_allow_origin.header_value"
  | "routing.http.response.access_control_allow_methods.header_value"
  | "routing.http.response.access_control_allow_headers.header_value"
  | "routing.http.response.access_control_allow_credentials.header_value"
  | "routing.http.response.access_control_expose_headers.header_value"
  | "routing.http.response.access_control_max_age.header_value"
  | "routing.http.response.content_security_policy.header_value"
  | "routing.http.response.x_content_type_options.header_value"
  | "routing.http.response.x_frame_options.header_value";

/** The attributes of a listener of an Application or a Network Load Balancer. */
export type ListenerAttributeKey = TcpListenerAttributeKey | WebListenerAttributeKey;
