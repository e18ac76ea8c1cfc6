"""Text and facts → findings with spans: plain functions, without Django, network or model."""
