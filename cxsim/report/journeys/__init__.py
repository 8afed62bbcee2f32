"""The picture of a plan's journeys: what stands on it (cards), where (layout, routes), and as SVG or PNG (drawing)."""
