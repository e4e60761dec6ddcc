"""Plan or catalog to plotly figure, and the sentence that the figure says."""
